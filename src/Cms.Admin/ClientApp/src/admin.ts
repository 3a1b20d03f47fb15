import './admin.css';
